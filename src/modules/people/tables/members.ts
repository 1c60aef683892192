/** Tables and deeds of members brought in from files and taken away as files. */
export {}

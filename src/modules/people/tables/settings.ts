/** Tables and deeds of the network's own settings and its legal pages. */
export {}

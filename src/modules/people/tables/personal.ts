/** Tables and deeds of personal data: taken away, erased, kept for a time. */
export {}

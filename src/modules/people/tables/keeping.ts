/** Tables and deeds of keeping organisations, persons, bodies, mandates, fees and figures. */
export {}

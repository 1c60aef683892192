/** Tables and deeds of mail: what one wants to be told, and the outbox. */
export {}

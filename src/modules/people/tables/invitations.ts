/** Tables and deeds of invitations: prepared, sent, opened, accepted. */
export {}

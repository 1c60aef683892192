/** Tables and deeds of passkeys, devices and sessions. */
export {}

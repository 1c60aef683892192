/** The deed of filling the network with example members; the directory itself only reads. */
declare module '#kernel/capability.ts' {
  interface Deeds {
    'network.filled': { organisations: number; persons: number }
  }
}

export {}

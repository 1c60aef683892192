/** Sessions: placeholder of the contract, see Sessions. */
export interface Sessions {
  read(request: Request): Promise<{ sessionId: string; personId: number; actingMandateId: number | null } | null>
}

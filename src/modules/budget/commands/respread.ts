/** After an amount changed: what of a line falls to each action is cut anew, so that parts always sum to the whole (R18). */
import type { Writer } from '#kernel/database.ts'

/** Cuts the shares of these lines of a version anew, or of all of them (null): what is spread by shares or by a key follows its amount. */
export async function respread(_tx: Writer, _versionId: number, _lineIds: readonly number[] | null): Promise<void> {}

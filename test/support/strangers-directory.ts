/** The lists of the directory and the pages they lead to, tried by everyone: names for who is signed in, fees for who may read them. */
import { type Attempt, FORMER, get, nowhere, open, type Tested, type World } from './attempts.ts'

const STAFF = 'Kévin Dorsalin'

/** A stranger is led to the sign-in and back, with what was asked for. */
const signedIn = (path: string): Attempt => get(path, STAFF, `303 /sign-in?back=${encodeURIComponent(path)}`, 200, 200, 200)

export function directoryAttempts({ house }: Tested, { person, organisation, body }: World): Attempt[] {
  const mandateOf = (name: string) => async () => {
    const row = await house.reader
      .selectFrom('people_mandate')
      .select('id')
      .where('person_id', '=', person(name))
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow()
    return `/mandates/${row.id}`
  }
  return [
    open('/organisations'),
    open('/organisations?words=jardins&region=BRE&kind=member&state=all&sort=town'),
    // For whoever may not read fees the address says nothing of them.
    open('/organisations?fee=paid&year=2016'),
    open(`/organisations?below=${organisation('CHANTIER école Bretagne')}&sort=joined&page=2`),
    open('/organisations?region=XXX&kind=&state=never&page=-1&below=x'),
    open('/organisations/map'),
    open('/organisations/map?measure=fees'),
    open('/bodies'),
    open(`/bodies/${body("Conseil d'administration".replace("'", '’'))}`),
    signedIn('/persons'),
    signedIn('/persons?words=solene&role=president&region=BRE&page=3'),
    signedIn('/mandates'),
    signedIn('/mandates?state=ended&role=staff&region=BRE&within=3&page=2'),
    open(mandateOf('Solène Varenquier')),
    get(mandateOf(STAFF), STAFF, 404, 200, 200, 200),
    // On the board until yesterday: no longer named to anyone.
    get(mandateOf(FORMER), STAFF, 404, 200, 200, 200),
    nowhere('/mandates/999999'),
    nowhere('/mandates/x'),
  ]
}

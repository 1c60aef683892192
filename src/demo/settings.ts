/** What the demonstration's network says of itself on its legal pages: made up, and marked so. */
import { change } from '#kernel/change.ts'
import type { House } from '#kernel/house.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { editNetwork, editTexts, legalFacts, NO_TEXTS, networkSettings } from '#modules/people/index.ts'

const CONTACT = 'contact@reseau.example'

const TEXTS = {
  ...NO_TEXTS,
  form: 'Association déclarée, loi du 1er juillet 1901',
  registration: 'RNA W000000000 (exemple)',
  address: '1 rue de l’Exemple\n75000 Paris',
  phone: '01 99 00 00 00',
  director: 'La présidence du réseau',
  host_name: 'Hébergeur d’exemple',
  host_address: '2 quai de l’Exemple\n29200 Brest',
  host_phone: '02 61 91 00 00',
  rights_email: 'donnees@reseau.example',
}

/** The contact address and the legal texts, once: what somebody has changed stays. */
export async function buildSettings(house: House): Promise<void> {
  const [settings, legal] = await Promise.all([networkSettings(house.reader), legalFacts(house.reader)])
  if (!settings || !legal || settings.revision > 1 || legal.revision > 1) return
  const { logo: _kept, ...identity } = settings
  await change(house, async (tx) => {
    await editNetwork(tx, SHELL, { ...identity, contactEmail: CONTACT })
    await editTexts(tx, SHELL, { texts: TEXTS, example: true, revision: legal.revision })
  })
}

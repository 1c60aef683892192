/** Two example documents, so that lists of documents have something to show; each says in its first line that it is made up. */
import { change } from '#kernel/change.ts'
import type { House } from '#kernel/house.ts'
import { found } from '#kernel/refusal.ts'
import { actorOf, findByName } from '#modules/people/index.ts'
import { addDocuments, planBySlug, planItems } from '#modules/plan/index.ts'

const PLAN = 'reussir-2020'

interface Told {
  person: string
  /** The code of an action of Réussir 2020; null: the plan's own. */
  action: string | null
  name: string
  text: string
}

const DOCUMENTS: Told[] = [
  {
    person: 'Kévin Dorsalin',
    action: null,
    name: 'Lire Réussir 2020 (exemple).md',
    text: `EXEMPLE inventé pour la démonstration.

# Lire Réussir 2020

- Trois piliers, chacun découpé en stratégies, puis en actions.
- Les moyens de réussir traversent les trois piliers.
- Le premier bilan est prévu aux rencontres nationales de mars 2017.
`,
  },
  {
    person: 'Mireille Castaban',
    action: 'A1.2.1',
    name: "Grille d'essai du référentiel (exemple).csv",
    text: `EXEMPLE inventé pour la démonstration;;
Adhérent;Essai prévu le;Retour
Les Jardins du Lac;2017-04-04;
Atelier du Port;2017-04-11;
`,
  },
]

/** Each by its person, through the same command as the page. */
export async function buildDocuments(house: House): Promise<void> {
  const today = house.clock.today()
  const plan = found(await planBySlug(house.reader, null, PLAN))
  const items = await planItems(house.reader, null, [plan.id], today)
  for (const { person, action, name, text } of DOCUMENTS) {
    const { id } = found(await findByName(house.reader, person, today))
    const actor = found(await actorOf(house.reader, id, null, today))
    const place = action === null ? { slug: PLAN } : { itemId: found(items.find(({ code }) => code === action)).id }
    await change(house, (tx) => addDocuments(tx, actor, { place, files: [{ name, bytes: new TextEncoder().encode(text) }], example: true }))
  }
}

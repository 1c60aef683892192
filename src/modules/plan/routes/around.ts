/** What an item's page shows of the work around it: documents, links, texts that name it. */
import type { Ctx } from '#kernel/env.ts'
import type { FormError } from '#kernel/form.ts'
import { said } from '#kernel/values/typography.ts'
import { networkOrganisation } from '#modules/people/index.ts'
import type { Around, ServingForm } from '../pages.tsx'
import {
  citedBy,
  documentsOfItem,
  itemsByCode,
  otherTextsOf,
  type Place,
  type PlacedItem,
  type Plan,
  servable,
  servingOf,
} from '../queries.ts'
import { codesNamed, mayKeepDocuments, mayLink } from '../rules.ts'

/** What was refused on the page, with what was typed. */
export interface Refused {
  documents?: FormError[]
  serving?: { errors: FormError[]; typed: ServingForm['typed'] }
}

/** Everything at once: none of it needs another's answer. */
export async function aroundOf(c: Ctx, placed: PlacedItem, refused: Refused = {}): Promise<Around> {
  const { reader } = c.var.house
  const { actor } = c.var
  const { item, plan } = placed
  const codes = [...new Set([...codesNamed(item.text_fr), ...codesNamed(item.text_en)])]
  const [links, cited, otherTexts, documents, serving, servingForm] = await Promise.all([
    itemsByCode(reader, plan.id, codes),
    citedBy(reader, item),
    otherTextsOf(reader, actor, item),
    documentsOfItem(reader, actor, item.id),
    servingOf(reader, actor, item.id),
    mayLink(actor, placed) ? servingFormOf(c, placed, refused.serving) : null,
  ])
  const holder = { ...item, action: item.level === plan.lastLevel }
  return {
    links,
    citedBy: cited,
    otherTexts,
    documents: { documents, mayKeep: mayKeepDocuments(actor, plan, holder), errors: refused.documents ?? [] },
    serving,
    servingForm,
  }
}

/** The strategic plans that an action of this plan may be said to serve; a bare code is one of the first. */
export async function servedPlansOf(c: Ctx, plan: Plan) {
  const { house, actor } = c.var
  const network = await networkOrganisation(house.reader)
  return servable(house.reader, actor, plan, network?.id ?? null, house.clock.today())
}

async function servingFormOf(c: Ctx, { plan }: PlacedItem, refused: Refused['serving']): Promise<ServingForm> {
  const { lang } = c.var
  const option = (group: string, { id, code, title }: Place) => ({ value: String(id), label: `${code} ${said(lang, title)}`, group })
  return {
    offered: (await servedPlansOf(c, plan)).flatMap((each) => each.items.map((item) => option(said(lang, each.plan.title), item))),
    errors: refused?.errors ?? [],
    typed: refused?.typed ?? { served: '', code: '' },
  }
}

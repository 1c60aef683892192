/** The regions of France by the names that sheets give them, as ISO 3166-2:FR codes. */
import { nameKey } from '../values/name-key.ts'

const NAMES: Record<string, string[]> = {
  ARA: ['Auvergne-Rhône-Alpes', 'AURA'],
  BFC: ['Bourgogne-Franche-Comté'],
  BRE: ['Bretagne', 'Brittany'],
  CVL: ['Centre-Val de Loire', 'Centre'],
  COR: ['Corse', 'Corsica'],
  GES: ['Grand Est'],
  GP: ['Guadeloupe'],
  GF: ['Guyane', 'French Guiana'],
  HDF: ['Hauts-de-France'],
  IDF: ['Île-de-France'],
  RE: ['La Réunion', 'Réunion'],
  MQ: ['Martinique'],
  YT: ['Mayotte'],
  NOR: ['Normandie', 'Normandy'],
  NAQ: ['Nouvelle-Aquitaine'],
  OCC: ['Occitanie', 'Occitania'],
  PDL: ['Pays de la Loire'],
  PAC: ["Provence-Alpes-Côte d'Azur", 'PACA', 'Sud', 'Région Sud'],
}

const bare = (name: string) => nameKey(name).replace(/[-\s']+/g, ' ')
const CODES = new Map(Object.entries(NAMES).flatMap(([code, names]) => [code, ...names].map((name) => [bare(name), code] as const)))

/** The code of a region by its code, its ISO code (FR-BRE) or its name; null when it is none. */
export const regionCode = (text: string): string | null => CODES.get(bare(text).replace(/^fr /, '')) ?? null

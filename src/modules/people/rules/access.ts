/** Passkeys and sessions in words that people know: which device it was, why a key did not open. */

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'people.passkey_over': Record<never, never>
    'people.passkey_unknown': Record<never, never>
    'people.passkey_taken': Record<never, never>
    'people.passkey_unproven': Record<never, never>
    'people.passkey_too_many': Record<never, never>
    'people.passkey_too_often': { minutes: number }
    'people.passkey_nowhere': Record<never, never>
  }
}

export const LONGEST_KEY_NAME = 60

// In this order: Edge and Opera call themselves Chrome too, Chrome calls itself Safari, Android and ChromeOS are Linux, and iPhones say « like Mac OS X ».
const BROWSERS: [RegExp, string][] = [
  [/Edg(A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/Version\/[\d.]+.* Safari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
]
const LONGEST_DEVICE = 60

/** Browser and system as far as people know them by name, « Firefox · Windows »; the rest of the string says nothing to them. null: nothing is known. */
export function deviceName(userAgent: string | null): string | null {
  if (!userAgent) return null
  const known = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(userAgent))?.[1]
  return [known(BROWSERS), known(SYSTEMS)].filter(Boolean).join(' · ') || userAgent.slice(0, LONGEST_DEVICE)
}

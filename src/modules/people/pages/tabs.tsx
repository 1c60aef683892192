/** The rows of tabs: one's own pages, the directory, the network's own. */
import { Tabs } from '#design/tabs.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { tabWords } from '../messages/tabs.ts'
import {
  accessPath,
  backupPath,
  bodiesPath,
  invitationsPath,
  mandatesPath,
  mePath,
  myDataPath,
  myMailPath,
  networkPath,
  networkTextsPath,
  organisationMapPath,
  organisationsPath,
  outboxPath,
  personsPath,
  retentionPath,
} from '../paths.ts'
import { invitingScope } from '../rules/invitations.ts'

/** `here`: the address of the tab that is shown. */
export const MeTabs = ({ lang, here }: { lang: Lang; here: string }) => {
  const say = tabWords(lang)
  return (
    <Tabs
      label={say.mine}
      here={here}
      tabs={[
        { href: mePath(), label: say.mandates, glyph: 'mandate' },
        { href: accessPath(), label: say.access, glyph: 'key' },
        { href: myMailPath(), label: say.mail },
        { href: myDataPath(), label: say.data },
      ]}
    />
  )
}

/** Persons and mandates are named to whoever is signed in. */
export const DirectoryTabs = ({ viewing: { lang, actor, network }, here }: { viewing: Viewing; here: string }) => {
  const say = tabWords(lang)
  return (
    <Tabs
      label={say.directory}
      here={here}
      tabs={[
        { href: organisationsPath(), label: say.organisations, glyph: 'organisation' },
        { href: organisationMapPath(), label: say.map },
        { href: bodiesPath(), label: say.bodies, glyph: 'speech' },
        ...(actor
          ? [
              { href: personsPath(), label: say.persons, glyph: 'person' as const },
              { href: mandatesPath(), label: say.allMandates, glyph: 'mandate' as const },
            ]
          : []),
        ...(invitingScope(actor, network.id) ? [{ href: invitationsPath(), label: say.invitations, glyph: 'mail' as const }] : []),
      ]}
    />
  )
}

/** For those who keep the network's settings. */
export const NetworkTabs = ({ lang, here }: { lang: Lang; here: string }) => {
  const say = tabWords(lang)
  return (
    <Tabs
      label={say.network}
      here={here}
      tabs={[
        { href: networkPath(), label: say.identity },
        { href: networkTextsPath(), label: say.texts },
        { href: retentionPath(), label: say.retention },
        { href: outboxPath(), label: say.outbox },
        { href: backupPath(), label: say.backup },
      ]}
    />
  )
}

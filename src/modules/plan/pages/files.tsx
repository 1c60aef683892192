/** The files that a plan or a version of it can be taken away as, in one line. */
import { Fragment } from 'preact'
import type { Lang } from '#kernel/values/lang.ts'
import { versionWords } from '../messages/versions.ts'
import { FILE_KINDS, type FileKind } from '../paths.ts'

export const FileLinks = ({ lang, path }: { lang: Lang; path: (kind: FileKind) => string }) => (
  <>
    {FILE_KINDS.map((kind, place) => (
      <Fragment key={kind}>
        {place > 0 ? ' · ' : null}
        <a href={path(kind)} download={kind === 'pdf' ? undefined : ''}>
          {versionWords(lang).fileKinds[kind]}
        </a>
      </Fragment>
    ))}
  </>
)

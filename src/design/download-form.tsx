/** One button that makes a file and hands it over: the page stays as it is. */
import type { ComponentChildren } from 'preact'

export const DownloadForm = ({ action, children, label }: { action: string; children: ComponentChildren; label?: string }) => (
  <form class="form inline" action={action} method="post" data-turbo="false" aria-label={label}>
    {children}
  </form>
)

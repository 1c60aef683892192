/** A part of the page that was rendered before, by our own components, and kept as HTML. */
export const Kept = ({ html }: { html: string }) => <div class="kept" dangerouslySetInnerHTML={{ __html: html }} />

/** How many seats are taken and how many are vacant, at a glance; the words stand beside it. */

/** More squares say nothing that the figure does not. */
const MOST = 40

export const Seats = ({ taken, planned }: { taken: number; planned: number }) =>
  planned > MOST || taken > planned ? null : (
    <span class="seats" aria-hidden="true">
      {Array.from({ length: planned }, (_, place) => (
        <i key={place} class={place < taken ? undefined : 'vacant'} />
      ))}
    </span>
  )

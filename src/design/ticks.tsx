/** A box to tick in a row of a table: what it stands for is said to whoever does not see the row. */
export const Tick = ({ name, value, label, checked }: { name: string; value: string; label: string; checked?: boolean }) => (
  <label class="tick">
    <input type="checkbox" name={name} value={value} checked={checked} aria-label={label} />
  </label>
)

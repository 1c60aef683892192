/** Filters apply as soon as they are chosen; the button stays for those who type or have no script. */
document.addEventListener('change', (event) => {
  const field = event.target
  if (!(field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && /^(checkbox|radio|date)$/.test(field.type)))) return
  if (field.form?.hasAttribute('data-autosubmit')) field.form.requestSubmit()
})

/** Empty filters would only clutter the address. */
document.addEventListener('formdata', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement && form.hasAttribute('data-autosubmit'))) return
  for (const [name, value] of [...event.formData]) if (value === '') event.formData.delete(name)
})

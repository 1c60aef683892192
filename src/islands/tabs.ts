/** Where a row of tabs is too narrow and scrolls, the current one is brought into sight. */
document.addEventListener('turbo:load', () => {
  for (const tab of document.querySelectorAll<HTMLElement>('.tabs [aria-current="page"]')) {
    const row = tab.closest('.tabs')
    if (row) row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2
  }
})

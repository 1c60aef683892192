/** The server words what is wrong, in the reader's language and beside the field: the browser's own checks stand back. */

const standBack = () => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form.form')) form.noValidate = true
}
standBack()
for (const shown of ['turbo:load', 'turbo:render', 'turbo:frame-render']) document.addEventListener(shown, standBack)

/** Everything that runs in the browser. Each part only improves HTML that already works. */
import './turbo.ts'
import './guard.ts'
import './live.ts'
import './autosubmit.ts'
import './focus.ts'
import './unsaved.ts'
import './checks.ts'

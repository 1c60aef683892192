/** One back-up or restoration in a process of its own; prints the most memory that it took, in kilobytes. */
import { restoreBackup } from '#kernel/backup/restore.ts'
import { writeBackup } from '#kernel/backup/write.ts'
import type { Connection } from '#kernel/database.ts'

const [, , work, told = '', file = ''] = process.argv
const connection = JSON.parse(told) as Connection

if (work === 'backup') await writeBackup({ connection, file, version: 'bench' })
if (work === 'restore') await restoreBackup({ connect: async () => connection, file })
console.log(process.resourceUsage().maxRSS)

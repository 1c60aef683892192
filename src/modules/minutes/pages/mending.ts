/** Where each thing that minutes lack is said. */
import { agendaPath, deskPath, meetingEditPath, meetingPath, noticePath, quorumPath } from '#modules/assembly/index.ts'
import { chairPath } from '#modules/ballot/index.ts'
import { bodyPath, networkTextsPath, organisationEditPath, personPath } from '#modules/people/index.ts'
import { minutesEditPath, minutesNotePath } from '../paths.ts'
import type { Missing } from '../rules.ts'
import type { ToldItem } from '../tables.ts'

export interface Mending {
  meetingId: number
  organisationId: number
  bodyId: number
  officers: readonly { role: string; personId: number }[]
  agenda: readonly ToldItem[]
}

/** Of several points that want a note the first one. */
export function mendPath({ lack, of }: Missing, { meetingId, organisationId, bodyId, officers, agenda }: Mending): string {
  const officer = (role: string): string => {
    const named = officers.find((each) => each.role === role)
    return named ? personPath(named.personId) : meetingPath(meetingId)
  }
  const untold = agenda.find(({ position }) => position === of[0])
  const paths: Record<Missing['lack'], string> = {
    name: organisationEditPath(organisationId),
    seat: networkTextsPath(),
    body: bodyPath(bodyId),
    kind: meetingEditPath(meetingId),
    place: meetingEditPath(meetingId),
    opened: meetingPath(meetingId),
    closed: chairPath(meetingId),
    convened_on: noticePath(meetingId),
    convened_how: noticePath(meetingId),
    agenda: agendaPath(meetingId),
    nobody_there: deskPath(meetingId),
    no_quorum_measured: quorumPath(meetingId),
    chair: meetingPath(meetingId),
    secretary: meetingPath(meetingId),
    note: untold ? minutesNotePath(meetingId, untold.id) : agendaPath(meetingId),
    incidents: minutesEditPath(meetingId),
    text: agendaPath(meetingId),
    vote_running: chairPath(meetingId),
    no_result: chairPath(meetingId),
    chair_unnamed: officer('chair'),
    secretary_unnamed: officer('secretary'),
    chair_capacity: officer('chair'),
    secretary_capacity: officer('secretary'),
  }
  return paths[lack]
}

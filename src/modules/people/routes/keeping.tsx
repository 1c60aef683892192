/** The addresses of keeping organisations, persons, bodies, mandates, fees and figures. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'
import { bodyKeeping } from './keeping-bodies.tsx'
import { feeKeeping } from './keeping-fees.tsx'
import { mandateGiving } from './keeping-giving.tsx'
import { mandateLife } from './keeping-mandates.tsx'
import { organisationKeeping } from './keeping-organisations.tsx'
import { personKeeping } from './keeping-persons.tsx'
import { yearKeeping } from './keeping-years.tsx'

const ALL = [organisationKeeping, yearKeeping, feeKeeping, personKeeping, bodyKeeping, mandateGiving, mandateLife]

export const keepingRoutes = (): Hono<Env> => ALL.reduce((all, part) => all.route('/', part()), new Hono<Env>())

/** What leaves for other readers: feeds and pictures, tried by everyone. */
import { type Attempt, get, nowhere, open, type Tested, type World } from './attempts.ts'

const DIRECTOR = 'Malo Trevenec'
const hidden = (path: string) => get(path, DIRECTOR, 404, 404, 404, 200)

export function feeds(_tested: Tested, { item }: World): Attempt[] {
  const draft = item('bretagne-2018#1.1')
  return [
    open('/plans/reussir-2020/feed.atom'),
    open('/plans/reussir-2020/picture.png'),
    open(`/items/${item('reussir-2020#A3.3.1')}/feed.atom`),
    open(`/items/${item('reussir-2020#A3.3.1')}/picture.png`),
    nowhere('/plans/unknown/feed.atom'),
    nowhere('/items/999999/picture.png'),
    hidden('/plans/bretagne-2018/feed.atom'),
    hidden('/plans/bretagne-2018/picture.png'),
    hidden(`/items/${draft}/feed.atom`),
    hidden(`/items/${draft}/picture.png`),
  ]
}

/** The environment: what is left out, what is given, and what is refused with a sentence. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { readConfig } from './config.ts'

const configOf = (env: NodeJS.ProcessEnv, flags: string[] = []) => {
  const read = readConfig(env, flags)
  assert.ok('config' in read, 'problem' in read ? read.problem : '')
  return read.config
}
const problemOf = (env: NodeJS.ProcessEnv, flags: string[] = []) => {
  const read = readConfig(env, flags)
  assert.ok('problem' in read, `accepted: ${JSON.stringify(env)} ${flags}`)
  return read.problem
}

test('nothing needs to be set', () => {
  assert.deepEqual(configOf({}), {
    port: 3000,
    host: null,
    dataDir: null,
    databaseUrl: null,
    baseUrl: null,
    smtpUrl: null,
    sessionSecret: null,
    demo: true,
    demoDay: '2017-03-14T14:00',
    chrome: null,
    browserless: false,
    lan: false,
    help: false,
  })
})

test('an empty variable is one that is not set', () => {
  assert.deepEqual(configOf({ PORT: '', HOST: ' ', DATABASE_URL: '', DEMO: '', DEMO_DAY: '' }), configOf({}))
})

test('what is set is read', () => {
  const config = configOf(
    {
      PORT: '8080',
      HOST: '::1',
      DATABASE_URL: 'postgres://a:b@c/d',
      BASE_URL: 'https://plan.example.org/',
      SMTP_URL: 'smtps://mail:465',
      DEMO: '0',
    },
    ['--lan'],
  )
  assert.equal(config.port, 8080)
  assert.equal(config.host, '::1')
  assert.equal(config.databaseUrl, 'postgres://a:b@c/d')
  assert.equal(config.baseUrl, 'https://plan.example.org')
  assert.equal(config.smtpUrl, 'smtps://mail:465')
  assert.equal(config.demo, false)
  assert.equal(config.lan, true)
})

test('a database may be reached by its socket', () => {
  assert.equal(
    configOf({ DATABASE_URL: 'postgresql:///gouvernail?host=/run/postgresql' }).databaseUrl,
    'postgresql:///gouvernail?host=/run/postgresql',
  )
})

test('a data folder is found from where one stands', () => {
  assert.equal(configOf({ DATA_DIR: 'été 2015' }).dataDir, join(process.cwd(), 'été 2015'))
  assert.equal(configOf({ DATA_DIR: '/srv/données' }).dataDir, '/srv/données')
})

test('a plain demonstration day begins at two in the afternoon', () => {
  assert.equal(configOf({ DEMO_DAY: '2018-01-02' }).demoDay, '2018-01-02T14:00')
  assert.equal(configOf({ DEMO_DAY: '2018-01-02T09:30' }).demoDay, '2018-01-02T09:30')
})

test('a desktop that names its browser does not switch the journeys off', () => {
  assert.equal(configOf({ BROWSER: 'firefox' }).browserless, false)
  assert.equal(configOf({ BROWSER: 'none' }).browserless, true)
})

test('a wrong value is named in French and in English', () => {
  const wrong: [NodeJS.ProcessEnv, RegExp][] = [
    [
      { PORT: 'abc' },
      /^PORT attend un numéro de port de 0 à 65535 : « abc » ne convient pas\. \/ PORT wants a port number from 0 to 65535: “abc” will not do\.$/,
    ],
    [{ PORT: '70000' }, /70000/],
    [{ PORT: '-1' }, /-1/],
    [{ HOST: 'not a host' }, /^HOST /],
    [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL attend/],
    [{ BASE_URL: 'plan.example.org' }, /^BASE_URL /],
    [{ BASE_URL: 'https://example.org/plan' }, /^BASE_URL /],
    [{ SMTP_URL: 'http://x' }, /^SMTP_URL /],
    [{ SESSION_SECRET: 'short' }, /^SESSION_SECRET /],
    [{ DEMO: 'maybe' }, /^DEMO /],
    [{ DEMO_DAY: '2017-02-30' }, /^DEMO_DAY .*2017-02-30/],
    [{ DEMO_DAY: '2017-02-03T25:00' }, /^DEMO_DAY /],
  ]
  for (const [env, sentence] of wrong) assert.match(problemOf(env), sentence)
  assert.equal(problemOf({ PORT: 'x', DEMO: 'y' }).split('\n').length, 2)
  assert.match(problemOf({}, ['--wan']), /--wan/)
})

test('a password is not repeated', () => {
  assert.doesNotMatch(problemOf({ DATABASE_URL: 'mysql://me:secret@x', SMTP_URL: 'me:secret', SESSION_SECRET: 'secret' }), /secret(?!s)/)
})

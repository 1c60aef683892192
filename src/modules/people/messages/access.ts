/** What is said of passkeys, devices and sessions. */
import { messages, plural } from '#kernel/values/typography.ts'

export const accessWords = messages(
  {
    title: 'Connexion et appareils',
    lead: 'Comment vous entrez ici, et sur quels appareils.',
    keys: "Clés d'accès",
    keysLead:
      "Une clé d'accès remplace le code reçu par courriel : votre téléphone ou votre ordinateur vous reconnaît au doigt, au visage ou par son propre code. Rien de cela n'est envoyé ici, et le code par courriel marche toujours.",
    noKeys: "Aucune clé d'accès",
    noKeysHow: "Vous entrez par le code envoyé à votre adresse. Ajoutez une clé sur un appareil qui n'est qu'à vous.",
    add: "Ajouter une clé d'accès sur cet appareil",
    adding: {
      waiting: "Suivez ce que l'appareil demande.",
      cancelled: "Rien n'a été ajouté : la demande a été fermée, ou elle a attendu trop longtemps. Vous pouvez recommencer.",
      already: 'Cet appareil a déjà une de vos clés : elle est dans la liste.',
      unable: "Cet appareil ne sait pas garder de clé d'accès. Le code par courriel marche toujours.",
      failed: "La clé n'a pas été ajoutée. Recommencez ; le code par courriel marche toujours.",
    },
    without:
      "Ce navigateur n'ajoute pas de clé d'accès, ou pas à cette adresse. Vous n'avez rien à faire : le code envoyé par courriel suffit pour entrer.",
    nowhere:
      "Les clés d'accès demandent une adresse en https. Ici la connexion n'est pas chiffrée (réseau local) : on entre par le code envoyé par courriel.",
    key: "Clé d'accès",
    added: (when: string) => `ajoutée le ${when}`,
    used: (when: string) => `dernier usage le ${when}`,
    unused: 'pas encore utilisée',
    synced: 'sur plusieurs appareils',
    syncedHow: "Votre gestionnaire de mots de passe la garde : elle vous suit d'un appareil à l'autre.",
    localHow: "Elle reste sur l'appareil où elle a été faite.",
    kept: 'Où elle se trouve',
    keyAdded: (name: string) => `La clé « ${name} » est ajoutée. La prochaine fois, elle suffit pour entrer.`,
    keyName: 'Nom de la clé',
    keyNameHint: "Par exemple « Téléphone » ou « Ordinateur du bureau » : pour la reconnaître le jour où l'appareil est perdu.",
    rename: 'Enregistrer le nom',
    renamed: (name: string) => `La clé s'appelle maintenant « ${name} ».`,
    removeTitle: 'Retirer cette clé',
    removeHow:
      "Elle n'ouvre alors plus rien ici, ce qui ne se défait pas. Les connexions déjà ouvertes le restent, et le code par courriel marche toujours. Pensez à l'effacer aussi du gestionnaire de mots de passe de l'appareil.",
    remove: 'Retirer la clé',
    removed: (name: string) => `La clé « ${name} » est retirée.`,
    back: 'Retour',
    addedLabel: 'Ajoutée',
    usedLabel: 'Dernier usage',

    open: 'Connexions ouvertes',
    openLead: 'Une connexion prend fin après trente jours sans visite.',
    thisOne: 'celle-ci',
    unknownDevice: 'Appareil inconnu',
    opened: (when: string) => `ouverte le ${when}`,
    lastVisit: (when: string) => `dernière visite le ${when}`,
    ended: (when: string) => `finie le ${when}`,
    deeds: (count: number) => (count === 0 ? 'aucun geste' : `${count} ${plural('fr', count, 'geste', 'gestes')}`),
    end: 'Mettre fin',
    endNamed: (device: string) => `Mettre fin à la connexion ${device}`,
    sessionEnded: 'La connexion est terminée.',
    endOthers: 'Se déconnecter des autres appareils',
    othersEnded: (count: number) =>
      count === 0
        ? "Aucune autre connexion n'était ouverte."
        : `${count} ${plural('fr', count, 'autre connexion est terminée', 'autres connexions sont terminées')}.`,
    endAll: 'Se déconnecter partout',
    allEnded: 'Toutes vos connexions sont terminées, celle-ci comprise.',
    over: 'Connexions finies',
    overLead: "Gardées un an, pour que vous puissiez voir ce qui a été fait. Personne d'autre ne les voit.",

    session: 'Une de vos connexions',
    sessionOn: (device: string) => `Connexion : ${device}`,
    openedLabel: 'Ouverte',
    lastVisitLabel: 'Dernière visite',
    endedLabel: 'Finie',
    stillOpen: 'toujours ouverte',
    stateLabel: 'État',
    done: 'Ce qui a été fait depuis cette connexion',
    nothingDone: "Rien n'a été fait depuis cette connexion",
    nothingDoneHow: 'Lire des pages ne laisse pas de trace : seuls les gestes sont notés (publier, modifier, décider…).',
    notTold: (count: number) =>
      `${count} ${plural('fr', count, "geste porte sur une chose que vous ne pouvez plus lire aujourd'hui", "gestes portent sur des choses que vous ne pouvez plus lire aujourd'hui")}.`,
    older: 'Gestes plus anciens',
    demoTimes: 'Démonstration : les connexions sont datées du jour réel, les gestes du jour de la démonstration.',
    notYou: "Ce n'était pas vous ?",
    notYouHow:
      'Mettez fin à cette connexion, puis déconnectez-vous partout. Si un geste est à corriger, dites-le à un permanent du réseau.',

    enter: "Entrer avec une clé d'accès",
    entering: {
      waiting: "Suivez ce que l'appareil demande.",
      cancelled:
        "Personne n'est entré : la demande a été fermée, ou cet appareil n'a pas de clé pour ce site. Le code par courriel marche toujours.",
      failed: "La clé n'a pas ouvert. Recommencez, ou recevez un code par courriel.",
    },
    codeMail: {
      intro: (network: string) => `Votre code pour entrer dans ${network} :`,
      how: "Il est valable dix minutes et ne sert qu'une fois.",
      link: "La page où il s'entre",
      notYou: "Si vous n'avez rien demandé, ne faites rien : sans ce code personne n'entre.",
      secretAs: (network: string) => `Code de connexion pour ${network}`,
    },
    keyMail: {
      subject: (network: string) => `Une clé d'accès a été ajoutée pour ${network}`,
      added: (name: string, when: string) =>
        `La clé d'accès « ${name} » a été ajoutée à votre compte le ${when}. Elle suffit désormais pour y entrer.`,
      notYou: "Si ce n'est pas vous : retirez-la, puis déconnectez-vous partout.",
      link: 'Mes clés et mes connexions',
      why: "Ce courriel part chaque fois qu'une clé est ajoutée à votre compte.",
    },
  },
  {
    title: 'Sign-in and devices',
    lead: 'How you come in here, and on which devices.',
    keys: 'Passkeys',
    keysLead:
      'A passkey takes the place of the mailed code: your telephone or computer knows you by finger, face or its own PIN. None of that is sent here, and the mailed code always works.',
    noKeys: 'No passkey',
    noKeysHow: 'You come in with the code sent to your address. Add a passkey on a device that is yours alone.',
    add: 'Add a passkey on this device',
    adding: {
      waiting: 'Follow what the device asks.',
      cancelled: 'Nothing was added: the question was closed, or it waited too long. You can try again.',
      already: 'This device already has one of your passkeys: it is in the list.',
      unable: 'This device cannot keep a passkey. The mailed code always works.',
      failed: 'The passkey was not added. Try again; the mailed code always works.',
    },
    without: 'This browser does not add passkeys, or not at this address. There is nothing to do: the mailed code is enough to come in.',
    nowhere: 'Passkeys want an https address. Here the connection is not encrypted (local network): one comes in with the mailed code.',
    key: 'Passkey',
    added: (when: string) => `added on ${when}`,
    used: (when: string) => `last used on ${when}`,
    unused: 'not used yet',
    synced: 'on several devices',
    syncedHow: 'Your password manager keeps it: it follows you from device to device.',
    localHow: 'It stays on the device where it was made.',
    kept: 'Where it is',
    keyAdded: (name: string) => `The passkey “${name}” is added. Next time it is enough to come in.`,
    keyName: 'Name of the passkey',
    keyNameHint: 'For example “Telephone” or “Office computer”: to know it again on the day when the device is lost.',
    rename: 'Save the name',
    renamed: (name: string) => `The passkey is now called “${name}”.`,
    removeTitle: 'Remove this passkey',
    removeHow:
      'It then opens nothing here any more, which cannot be undone. Sessions that are open stay open, and the mailed code always works. Remember to delete it from the device’s password manager too.',
    remove: 'Remove the passkey',
    removed: (name: string) => `The passkey “${name}” is removed.`,
    back: 'Back',
    addedLabel: 'Added',
    usedLabel: 'Last used',

    open: 'Open sessions',
    openLead: 'A session ends after thirty days without a visit.',
    thisOne: 'this one',
    unknownDevice: 'Unknown device',
    opened: (when: string) => `opened on ${when}`,
    lastVisit: (when: string) => `last visit on ${when}`,
    ended: (when: string) => `ended on ${when}`,
    deeds: (count: number) => (count === 0 ? 'no deed' : `${count} ${plural('en', count, 'deed', 'deeds')}`),
    end: 'End it',
    endNamed: (device: string) => `End the session ${device}`,
    sessionEnded: 'The session is ended.',
    endOthers: 'Sign out on the other devices',
    othersEnded: (count: number) =>
      count === 0 ? 'No other session was open.' : `${count} ${plural('en', count, 'other session is ended', 'other sessions are ended')}.`,
    endAll: 'Sign out everywhere',
    allEnded: 'All your sessions are ended, this one included.',
    over: 'Sessions that are over',
    overLead: 'Kept for a year, so that you can see what was done. Only you see them.',

    session: 'One of your sessions',
    sessionOn: (device: string) => `Session: ${device}`,
    openedLabel: 'Opened',
    lastVisitLabel: 'Last visit',
    endedLabel: 'Ended',
    stillOpen: 'still open',
    stateLabel: 'State',
    done: 'What was done from this session',
    nothingDone: 'Nothing was done from this session',
    nothingDoneHow: 'Reading pages leaves no trace: only deeds are noted (publishing, changing, deciding…).',
    notTold: (count: number) =>
      `${count} ${plural('en', count, 'deed is about a thing that you may no longer read today', 'deeds are about things that you may no longer read today')}.`,
    older: 'Older deeds',
    demoTimes: 'Demonstration: sessions carry the real day, deeds the day of the demonstration.',
    notYou: 'Was it not you?',
    notYouHow: 'End this session, then sign out everywhere. If a deed has to be put right, tell the network’s permanent staff.',

    enter: 'Sign in with a passkey',
    entering: {
      waiting: 'Follow what the device asks.',
      cancelled: 'Nobody came in: the question was closed, or this device has no passkey for this site. The mailed code always works.',
      failed: 'The passkey did not open. Try again, or have a code mailed to you.',
    },
    codeMail: {
      intro: (network: string) => `Your code to enter ${network}:`,
      how: 'It is valid for ten minutes and can be used once.',
      link: 'The page where it is entered',
      notYou: 'If you asked for nothing, do nothing: without this code nobody gets in.',
      secretAs: (network: string) => `Sign-in code for ${network}`,
    },
    keyMail: {
      subject: (network: string) => `A passkey was added for ${network}`,
      added: (name: string, when: string) =>
        `The passkey “${name}” was added to your account on ${when}. From now on it is enough to enter.`,
      notYou: 'If it was not you: remove it, then sign out everywhere.',
      link: 'My passkeys and sessions',
      why: 'This mail leaves whenever a passkey is added to your account.',
    },
  },
)

/** How its deeds are told: what concerns one person's keys and sessions alone is no deed of the network. */
export const accessDeeds = {} as const

const refusals = messages(
  {
    'people.passkey_over': () => "La demande a plus de cinq minutes, ou elle a déjà servi. Recommencez avec votre clé d'accès.",
    'people.passkey_unknown': () =>
      "Cette clé d'accès n'est plus connue ici : elle a sans doute été retirée. Entrez par le code envoyé à votre adresse.",
    'people.passkey_taken': () => "Cette clé d'accès est déjà connue ici. Ajoutez-en une autre.",
    'people.passkey_unproven': () =>
      "Cette clé d'accès n'a pas pu être vérifiée. Recommencez, ou entrez par le code envoyé à votre adresse.",
    'people.passkey_too_many': () => "Vous avez déjà vingt clés d'accès : retirez celles dont vous ne vous servez plus.",
    'people.passkey_too_often': ({ minutes }: { minutes: number }) =>
      `Trop d'essais avec une clé d'accès. Attendez jusqu'à ${minutes} minutes, ou recevez un code par courriel.`,
    'people.passkey_nowhere': () => "Les clés d'accès demandent une adresse en https : ici, entrez par le code envoyé à votre adresse.",
  },
  {
    'people.passkey_over': () => 'The question is more than five minutes old, or was answered already. Try again with your passkey.',
    'people.passkey_unknown': () =>
      'This passkey is no longer known here: it was probably removed. Come in with the code sent to your address.',
    'people.passkey_taken': () => 'This passkey is already known here. Add another one.',
    'people.passkey_unproven': () => 'This passkey could not be checked. Try again, or come in with the code sent to your address.',
    'people.passkey_too_many': () => 'You have twenty passkeys already: remove those that you no longer use.',
    'people.passkey_too_often': ({ minutes }: { minutes: number }) =>
      `Too many tries with a passkey. Please wait up to ${minutes} minutes, or have a code mailed to you.`,
    'people.passkey_nowhere': () => 'Passkeys want an https address: here, come in with the code sent to your address.',
  },
)
export const accessRefusals = { fr: refusals('fr'), en: refusals('en') }

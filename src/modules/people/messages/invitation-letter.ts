/** What a letter of invitation says. */
import { messages } from '#kernel/values/typography.ts'

export const letterWords = messages(
  {
    example: 'EXEMPLE',
    day: (day: string) => `Le ${day}`,
    title: (network: string) => `Votre invitation à entrer dans ${network}`,
    hello: (name: string) => `Bonjour ${name},`,
    by: (inviter: string, organisation: string) => `${inviter}, pour ${organisation},`,
    why: (who: string, network: string, names: string, role: string) =>
      `${who} vous invite sur la plateforme de ${network}. Vous y parlez pour ${names} (${role.toLowerCase()}) : vous lisez les plans du réseau, vous suivez ses actions, vous dites comment avancent les vôtres.`,
    whyAlone: (who: string, network: string) => `${who} vous invite sur la plateforme de ${network}.`,
    how: "Nous n'avons pas d'adresse électronique pour vous. Le code ci-dessous vous fait entrer : visez le carré avec l'appareil photo de votre téléphone, ou tapez l'adresse puis le code.",
    code: 'Votre code personnel',
    address: "L'adresse à taper",
    qrAlt: (address: string) => `Carré à viser avec un téléphone : il ouvre ${address} avec votre code.`,
    once: (until: string) => `Ce code sert une fois, jusqu'au ${until}. Il n'y a ni O ni zéro, ni I ni 1.`,
    afterwards: 'Une fois entré, vous pourrez donner votre adresse électronique : vous reviendrez alors sans lettre.',
    lost: 'Gardez ce code pour vous : il entre en votre nom. S’il est perdu ou périmé, demandez une nouvelle lettre à qui vous écrit.',
    footer: (network: string) => `${network} · lettre personnelle`,
  },
  {
    example: 'EXEMPLE',
    day: (day: string) => day,
    title: (network: string) => `Your invitation to ${network}`,
    hello: (name: string) => `Hello ${name},`,
    by: (inviter: string, organisation: string) => `${inviter}, for ${organisation},`,
    why: (who: string, network: string, names: string, role: string) =>
      `${who} invites you to the platform of ${network}. There you speak for ${names} (${role.toLowerCase()}): you read the network’s plans, follow its actions and say how your own are going.`,
    whyAlone: (who: string, network: string) => `${who} invites you to the platform of ${network}.`,
    how: 'We have no e-mail address for you. The code below lets you in: point your telephone’s camera at the square, or type the address and then the code.',
    code: 'Your personal code',
    address: 'The address to type',
    qrAlt: (address: string) => `A square for a telephone’s camera: it opens ${address} with your code.`,
    once: (until: string) => `This code can be used once, until ${until}. It has neither O nor zero, neither I nor 1.`,
    afterwards: 'Once you are in, you can give your e-mail address: you then come back without a letter.',
    lost: 'Keep this code to yourself: it enters in your name. If it is lost or too old, ask whoever wrote to you for a new letter.',
    footer: (network: string) => `${network} · personal letter`,
  },
)

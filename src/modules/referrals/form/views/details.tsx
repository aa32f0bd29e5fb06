// How sealed details are read, by whoever checks them before sending, opens them or prints them on a slip: names of
// the parts from the server, what stands in them from the browser alone. The element clones it and fills it in.
import type { Words } from '../../../../kernel/words.ts'
import { ageBands, disabilities, onwards, sexes } from '../../model.ts'
import { decisions, families, hows, informeds, tellings } from '../details.ts'

type Part = { path: string; label: string; values?: { [code: string]: string } }

export function DetailsTemplate({ words }: { words: Words }) {
  const say = (key: string) => words.say(`form.${key}`)
  const coded = (list: readonly string[], kind: string) =>
    Object.fromEntries(list.map(code => [code, say(`${kind}.${code}`)]))
  const part = (path: string, key: string, values?: Part['values']): Part => ({
    path,
    label: say(key),
    ...(values ? { values } : {}),
  })
  const groups: { title: string; parts: Part[] }[] = [
    {
      title: say('group.redirect'),
      parts: [
        part('who', 'redirect.who', coded(['child', 'adult'], 'redirect.who')),
        part('reach', 'redirect.reach'),
        part('where', 'redirect.where'),
      ],
    },
    {
      title: say('group.contact'),
      parts: [part('consent.safeContact', 'safe-contact'), part('consent.doNot', 'do-not')],
    },
    {
      title: say('group.who'),
      parts: [
        part('who.name', 'name'),
        part('who.age', 'age'),
        part('who.birth', 'birth'),
        part('who.estimated', 'estimated', { true: words.say('form.yes') }),
        part('counted.ageBand', 'band', coded(ageBands, 'band')),
        part('counted.sex', 'sex', coded(sexes, 'sex')),
        part('counted.disability', 'disability', coded(disabilities, 'disability')),
        part('who.languages', 'languages'),
        part('who.phone', 'phone'),
        part('who.address', 'address'),
      ],
    },
    {
      title: say('group.family'),
      parts: [
        part('family.situation', 'family', coded(families, 'family')),
        part('family.caregiver', 'caregiver'),
        part('family.relation', 'relation'),
        part('family.informed', 'informed', coded(informeds, 'informed')),
        part('family.whyNot', 'why-not'),
      ],
    },
    {
      title: say('group.reason'),
      parts: [part('reason', 'reason'), part('given', 'given'), part('needs', 'needs')],
    },
    {
      title: say('group.consent'),
      parts: [
        part('consent.child', 'consent-child', coded(decisions, 'decision')),
        part('consent.caregiver', 'consent-caregiver', coded(decisions, 'decision')),
        part('consent.adult', 'consent-adult', coded(decisions, 'decision')),
        part('consent.how', 'consent-how', coded(hows, 'how')),
        part('consent.told', 'told', coded(tellings, 'told')),
        part('consent.onward', 'onward', coded(onwards, 'onward')),
        part('consent.until', 'until'),
      ],
    },
  ]
  return (
    <template data-is="details">
      {groups.map(({ title, parts }) => (
        <section class="section" data-group>
          <h3>{title}</h3>
          <dl class="summary">
            {parts.map(({ path, label, values }) => (
              <div data-part={path} data-values={values && JSON.stringify(values)}>
                <dt>{label}</dt>
                <dd />
              </div>
            ))}
          </dl>
        </section>
      ))}
    </template>
  )
}

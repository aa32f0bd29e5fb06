// The list of areas, for everybody to look up and for some to keep.
import * as v from 'valibot'
import { type Answer, page, redirect, refused } from '../../../kernel/answer.ts'
import type { Exchange } from '../../../kernel/endpoint.ts'
import { must, notFound } from '../../../kernel/problem.ts'
import type { FieldErrors } from '../../../ui/form.tsx'
import { findAreas, keepArea } from '../commands/areas.ts'
import { readTexts } from '../form.ts'
import { type Area, Pcode } from '../model.ts'
import { mayKeepAreas } from '../policy.ts'
import { findArea } from '../store/areas.ts'
import { AreaFormPage, AreasPage } from '../views/areas.tsx'

export async function listAreas(x: Exchange): Promise<Answer> {
  const asked = (x.query.get('place') ?? '').trim().slice(0, 80)
  const { areas, parent } = await findAreas(x, { words: asked, parent: x.query.get('in') ?? undefined })
  return page(
    x.words.say('directory.areas.title'),
    <AreasPage
      words={x.words}
      at={path => x.at(path)}
      asked={asked}
      parent={parent}
      areas={areas}
      mayKeep={mayKeepAreas(x.actor)}
    />,
    { current: 'services' },
  )
}

export async function newArea(x: Exchange): Promise<Answer> {
  must(mayKeepAreas(x.actor))
  return draw(x, { pcode: '', parentPcode: x.query.get('in') || null, name: {} }, true, {})
}

export async function editArea(x: Exchange): Promise<Answer> {
  must(mayKeepAreas(x.actor))
  const area = await findArea(x.tx, x.response.id, x.params.pcode!)
  if (!area) throw notFound()
  return draw(x, area, false, {})
}

export async function postArea(x: Exchange): Promise<Answer> {
  must(mayKeepAreas(x.actor))
  const pcode = x.fields.text('pcode').toUpperCase()
  const area = { pcode, parentPcode: x.fields.text('parentPcode') || null, name: readTexts(x.fields, 'name') }
  const known = v.is(Pcode, pcode) ? await findArea(x.tx, x.response.id, pcode) : undefined
  const errors = {
    ...(v.is(Pcode, pcode) ? {} : { pcode: x.words.say('directory.error.pcode') }),
    ...(Object.keys(area.name).length > 0
      ? {}
      : { [`name.${x.words.language}`]: x.words.say('directory.error.area-name') }),
  }
  if (Object.keys(errors).length > 0) return refused(await draw(x, area, known === undefined, errors))
  await keepArea(x, area)
  const parent = known ? known.parentPcode : area.parentPcode
  return redirect(x.at('/areas') + (parent ? `?in=${parent}` : ''), 'directory.done.area')
}

async function draw(
  x: Exchange,
  area: Pick<Area, 'pcode' | 'parentPcode' | 'name'>,
  isNew: boolean,
  errors: FieldErrors,
) {
  const parent = area.parentPcode ? await findArea(x.tx, x.response.id, area.parentPcode) : undefined
  return page(
    x.words.say(isNew ? 'directory.areas.add' : 'directory.areas.rename'),
    <AreaFormPage
      words={x.words}
      at={path => x.at(path)}
      area={area}
      isNew={isNew}
      parentName={parent && x.words.pick(parent.name)}
      errors={errors}
    />,
    { current: 'services' },
  )
}

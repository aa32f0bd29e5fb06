// Editing commitments with the keyboard: arrow keys between cells, a number for each stance, Ctrl+Z for the last change.
// Around the matrix, whose cells are links, and around the table of a sector, whose cells are inputs. Each change is
// kept at once. Without this file the links lead to forms, and the table is one form.

type Answered = { id?: string; stance?: string; status?: string; signed?: boolean; said: string }

/** What is to be said of which answer: its place, and the cell or row in which it stands. */
type Entry = { sector: string; action: string; element: HTMLElement }

type Undo = { entry: Entry; set: Record<string, string>; restore: () => void }

class CommitmentTableElement extends HTMLElement {
  private undo: Undo | undefined
  /** The cell whose agreement the next same key would end. */
  private warned: HTMLElement | undefined
  private texts: Record<string, string> = {}
  private stances: string[] = []

  connectedCallback(): void {
    this.texts = JSON.parse(this.dataset.texts ?? '{}') as Record<string, string>
    this.stances = (this.dataset.stances ?? '').split(' ')
    this.addEventListener('keydown', event => this.key(event))
    if (this.isMatrix) this.rove()
    if (!this.dataset.post) return
    this.addEventListener('change', event => this.changed(event))
    this.addEventListener('focusin', event => this.remember(event))
    this.querySelector<HTMLElement>('[data-keys]')?.removeAttribute('hidden')
    this.offer(undefined)
    this.querySelector('#undo')?.addEventListener('click', () => void this.takeBack())
  }

  private get isMatrix(): boolean {
    return this.querySelector('.matrix') !== null
  }

  /** One cell of the matrix is reached with Tab, the others from there with the arrows. */
  private rove(): void {
    const cells = this.rows().flat()
    for (const [index, cell] of cells.entries())
      target(cell)?.setAttribute('tabindex', index === 0 ? '0' : '-1')
    this.addEventListener('focusin', event => {
      const now = closest(event, '[data-cell]')
      if (!now) return
      for (const cell of cells) target(cell)?.setAttribute('tabindex', cell === now ? '0' : '-1')
    })
  }

  private rows(): HTMLElement[][] {
    return [...this.querySelectorAll<HTMLTableRowElement>('tbody tr')]
      .map(row => [...row.querySelectorAll<HTMLElement>('[data-cell]')])
      .filter(cells => cells.length > 0)
  }

  private key(event: KeyboardEvent): void {
    if ((event.ctrlKey || event.metaKey) && event.code === 'KeyZ' && !isTyping(event.target)) {
      event.preventDefault()
      void this.takeBack()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const cell = closest(event, '[data-cell]')
    if (!cell) return
    if (this.move(event, cell)) {
      event.preventDefault()
      return
    }
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
    if (digit && this.dataset.post && this.choose(event.target, cell, Number(digit) - 1))
      event.preventDefault()
  }

  /** @returns whether the key was one that goes to another cell */
  private move(event: KeyboardEvent, cell: HTMLElement): boolean {
    const rows = this.rows()
    const row = rows.findIndex(cells => cells.includes(cell))
    const column = rows[row]?.indexOf(cell) ?? -1
    const forward = getComputedStyle(this).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const [down, right] =
      event.key === 'ArrowDown'
        ? [1, 0]
        : event.key === 'ArrowUp'
          ? [-1, 0]
          : event.key === 'ArrowRight' || event.key === 'ArrowLeft'
            ? [0, event.key === forward ? 1 : -1]
            : [0, 0]
    if (down === 0 && right === 0) return false
    if (right !== 0 && !leavesSideways(event.target, event.key === 'ArrowRight')) return false
    const to = rows[row + down]?.[column + right]
    if (!to) return true
    const into = target(to)
    into?.focus()
    if (into instanceof HTMLInputElement && into.type === 'text') into.select()
    return true
  }

  /** @returns whether the number meant something here */
  private choose(at: EventTarget | null, cell: HTMLElement, index: number): boolean {
    if (isTyping(at)) return false
    if (at instanceof HTMLSelectElement) {
      if (index >= at.options.length) return false
      if (at.dataset.field === 'stance' && !this.isSure(cell.closest<HTMLElement>('tr'))) return true
      if (at.selectedIndex === index) return true
      at.selectedIndex = index
      at.dispatchEvent(new Event('change', { bubbles: true }))
      return true
    }
    const stance = this.stances[index]
    const entry = this.entryOfCell(cell)
    if (!stance || !entry) return false
    if (stance === (cell.dataset.stance ?? 'undecided')) return true
    if (!this.isSure(cell)) return true
    this.warned = undefined
    const link = target(cell)
    if (stance === 'not-us' && link instanceof HTMLAnchorElement) {
      // The reason is asked for in the form.
      const form = new URL(cell.dataset.id ? `${link.pathname}/edit` : link.href, location.href)
      form.searchParams.set('stance', stance)
      location.assign(form)
      return true
    }
    const before = cell.dataset.stance ?? 'undecided'
    void this.keep(entry, { stance }, before === 'not-us' ? undefined : { stance: before }, () => {})
    return true
  }

  /** A cell of the matrix stands under its sector and beside its action. */
  private entryOfCell(cell: HTMLElement): Entry | undefined {
    if (!(cell instanceof HTMLTableCellElement) || !cell.dataset.cell) return undefined
    const { sector } =
      this.querySelector<HTMLTableElement>('table')?.rows[0]?.cells[cell.cellIndex]?.dataset ?? {}
    const { action } = cell.closest('tr')?.dataset ?? {}
    return sector && action ? { sector, action, element: cell } : undefined
  }

  /** What somebody has signed changes only when the key is pressed a second time. */
  private isSure(element: HTMLElement | null): boolean {
    if (!element?.dataset.signed || this.warned === element) return true
    this.warned = element
    this.say(this.texts.sure ?? '')
    return false
  }

  private remember(event: Event): void {
    const input = event.target
    if (isInput(input) && input.dataset.before === undefined) input.dataset.before = input.value
  }

  private changed(event: Event): void {
    const input = event.target
    const row = closest(event, 'tr[data-at]')
    if (!isInput(input) || !row || !input.dataset.field) return
    const entry = entryOf(row, row.dataset.at)
    if (!entry) return
    this.warned = undefined
    const field = (name: string) => row.querySelector<HTMLInputElement>(`[data-field="${name}"]`)
    const set: Record<string, string> = { [input.dataset.field]: input.value }
    const reason = field('reason')
    const stance = field('stance')
    if (stance?.value === 'not-us' && (input === stance || input === reason)) {
      if (reason && reason.value.trim() === '') {
        reason.focus()
        this.say(this.texts.why ?? '')
        return
      }
      Object.assign(set, { stance: 'not-us', reason: reason?.value ?? '' })
    } else if (input === reason) {
      // A reason belongs to that one stance.
      return
    }
    const before = { [input.dataset.field]: input.dataset.before ?? '' }
    if (input === stance && before.stance === 'not-us') before.reason = reason?.value ?? ''
    const was = input.dataset.before ?? ''
    void this.keep(entry, set, before, () => {
      input.value = was
      input.dataset.before = was
    }).then(kept => {
      if (kept) input.dataset.before = input.value
    })
  }

  /** @param before what undoes it, if anything does */
  private async keep(
    entry: Entry,
    set: Record<string, string>,
    before: Record<string, string> | undefined,
    restore: () => void,
  ): Promise<boolean> {
    const { sector, action, element } = entry
    element.setAttribute('aria-busy', 'true')
    // The same id for every try, so that a second one finds what the first has made.
    element.dataset.id ??= crypto.randomUUID()
    try {
      const response = await fetch(this.dataset.post ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ id: element.dataset.id, sector, action, set }),
      })
      if (!response.ok && response.status !== 422) throw new Error('refused')
      // Our own server's answer is not checked here: whoever could change it could change this script too.
      const answered = (await response.json()) as Answered
      this.say(answered.said)
      if (!response.ok) return false
      this.draw(element, answered)
      this.offer(before && { entry, set: before, restore })
      return true
    } catch {
      this.say(this.texts.failed ?? '')
      return false
    } finally {
      element.removeAttribute('aria-busy')
    }
  }

  private draw(element: HTMLElement, { id, stance, status, signed }: Answered): void {
    if (!id || !stance || !status) return
    element.dataset.id = id
    element.dataset.stance = stance
    if (signed) element.dataset.signed = 'yes'
    else delete element.dataset.signed
    const look = this.querySelector<HTMLTemplateElement>(
      `template[data-look="${element instanceof HTMLTableRowElement ? status : `${stance} ${status}`}"]`,
    )
    const link = element.querySelector<HTMLAnchorElement>('a.answer')
    if (link && this.dataset.post) link.href = this.dataset.post.replace(/changes$/, id)
    if (look) (link ?? element.querySelector('[data-status]'))?.replaceChildren(look.content.cloneNode(true))
  }

  private async takeBack(): Promise<void> {
    const last = this.undo
    if (!last) {
      this.say(this.texts.nothing ?? '')
      return
    }
    this.offer(undefined)
    if (await this.keep(last.entry, last.set, undefined, () => {})) last.restore()
  }

  private offer(undo: Undo | undefined): void {
    this.undo = undo
    this.querySelector('#undo')?.toggleAttribute('disabled', undo === undefined)
  }

  private say(sentence: string): void {
    const said = this.querySelector('.said')
    if (said) said.textContent = sentence
  }
}

function closest(event: Event, selector: string): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null
}

/** What takes the focus in a cell. */
function target(cell: HTMLElement): HTMLElement | null {
  return cell.querySelector<HTMLElement>('a, select, input:not([type="hidden"])')
}

function entryOf(element: HTMLElement, at: string | undefined): Entry | undefined {
  const [sector, action] = (at ?? '').split(' ')
  return sector && action ? { sector, action, element } : undefined
}

function isInput(at: EventTarget | null): at is HTMLInputElement | HTMLSelectElement {
  return at instanceof HTMLInputElement || at instanceof HTMLSelectElement
}

function isTyping(at: EventTarget | null): boolean {
  return at instanceof HTMLInputElement
}

/** In a text only at its end, in a day never: there the arrows go through what is written. */
function leavesSideways(at: EventTarget | null, toTheRight: boolean): boolean {
  if (!(at instanceof HTMLInputElement)) return true
  if (at.type !== 'text') return false
  const whole = at.selectionStart === 0 && at.selectionEnd === at.value.length
  const rightToLeft = getComputedStyle(at).direction === 'rtl'
  const edge = toTheRight === rightToLeft ? 0 : at.value.length
  return whole || (at.selectionStart === edge && at.selectionEnd === edge)
}

customElements.define('across-commitment-table', CommitmentTableElement)

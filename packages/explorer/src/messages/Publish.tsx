import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Change } from '../lab/Change'
import { words } from '../words/language'
import { given } from '../lab/given'
import { NumberInput } from '../lab/NumberInput'

/** Puts messages into the queues, as the platform would. */
export const Publish = ({ change }: { change: Change }): JSX.Element => {
  const [topic, setTopic] = useState('taobao_trade_TradeBuyerPay')
  const [content, setContent] = useState('{"tid":"7091800003790954036"}')
  const [group, setGroup] = useState('')
  const [count, setCount] = useState('1')
  const { messages: say, lab } = words.value
  return (
    <section aria-labelledby="publish">
      <h2 id="publish">{say.publish}</h2>
      <form
        class="choices"
        onSubmit={(event) => {
          event.preventDefault()
          const body = given({ topic, content, group, count: Number(count) })
          void change({ verb: 'POST', path: '/tmc/messages', body })
        }}
      >
        <label>
          {say.topic}{' '}
          <input
            required
            value={topic}
            onInput={({ currentTarget }) => setTopic(currentTarget.value.trim())}
          />
        </label>
        <label>
          {say.group}{' '}
          <input
            size={10}
            value={group}
            placeholder={say.usual}
            onInput={({ currentTarget }) => setGroup(currentTarget.value.trim())}
          />
        </label>
        <NumberInput label={lab.times} min={1} max={10_000} value={count} onChange={setCount} />
        <textarea
          rows={3}
          aria-label={say.content}
          spellcheck={false}
          value={content}
          onInput={({ currentTarget }) => setContent(currentTarget.value)}
        />
        <button type="submit" class="main">
          {say.put}
        </button>
      </form>
    </section>
  )
}

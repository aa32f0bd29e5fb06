export { todayOf } from '../../../kernel/today.ts'

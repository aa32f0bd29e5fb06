// biome-ignore lint/performance/noBarrelFile: the day moved to the kernel; whoever still asks here is answered.
export { todayOf } from '../../../kernel/today.ts'

export { tables } from './tables/tables'

export { unzip, type Unzipped, type UnzipOptions } from './unzip'

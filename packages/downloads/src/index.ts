export { download, type Downloaded, type DownloadOptions } from './download'
export { gunzip, type GunzipOptions, type Unpacked } from './gunzip'
export { readLines, type ReadLinesOptions } from './readLines'

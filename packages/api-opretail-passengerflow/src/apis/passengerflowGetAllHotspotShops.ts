// Generated from public documents of open.passengerflow.getAllHotspotShops; corrections go into spec/, not here.
import { id, idInput, integer, integerInput, list, struct, text, type Id, type IdInput, type IntegerInput, type PagedOperation } from '@paifang/contract'

/** Types of open.passengerflow.getAllHotspotShops. */
export declare namespace PassengerflowGetAllHotspotShops {
  /** 有热力设备的门店: input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
    /** Store. (e.g. `9808`) */
    readonly depId?: IdInput
    /** Your own code of the store. (e.g. `D000001`) */
    readonly shopId?: string
    /** Enterprise on the business platform. (e.g. `1084`) */
    readonly ovoparkEnterpriseId?: IdInput
    /** Page, from 1. (e.g. `1`) */
    readonly pageNumber?: IntegerInput
    /** Rows on a page. (e.g. `20`) */
    readonly pageSize?: IntegerInput
  }

  /** 有热力设备的门店: output */
  interface Output {
    /** How many pages. */
    readonly total?: number
    /** How many rows. */
    readonly all?: number
    readonly pageNumber?: number
    readonly pageSize?: number
    /** Stores; one client reads a single one. */
    readonly list: ReadonlyArray<List>
  }

  /** Stores; one client reads a single one. */
  interface List {
    readonly depId?: Id
    readonly depName?: string
    readonly nums?: number
    readonly devices: ReadonlyArray<Devices>
  }

  interface Devices {
    readonly online?: number
    readonly deviceUrl?: string
    readonly deviceName?: string
    readonly mac?: string
  }
}

const Input = struct<PassengerflowGetAllHotspotShops.Input>('PassengerflowGetAllHotspotShops.Input', {
  required: {
    orgid: idInput,
  },
  optional: {
    depId: idInput,
    shopId: text,
    ovoparkEnterpriseId: idInput,
    pageNumber: integerInput,
    pageSize: integerInput,
  },
})

const Devices = struct<PassengerflowGetAllHotspotShops.Devices>('PassengerflowGetAllHotspotShops.Devices', {
  optional: {
    online: integer,
    deviceUrl: text,
    deviceName: text,
    mac: text,
  },
})

const List = struct<PassengerflowGetAllHotspotShops.List>('PassengerflowGetAllHotspotShops.List', {
  required: {
    devices: list(Devices),
  },
  optional: {
    depId: id,
    depName: text,
    nums: integer,
  },
})

const Output = struct<PassengerflowGetAllHotspotShops.Output>('PassengerflowGetAllHotspotShops.Output', {
  required: {
    list: list(List),
  },
  optional: {
    total: integer,
    all: integer,
    pageNumber: integer,
    pageSize: integer,
  },
})

/** 有热力设备的门店 (`open.passengerflow.getAllHotspotShops`) */
export const passengerflowGetAllHotspotShops: PagedOperation<
  'opretail',
  PassengerflowGetAllHotspotShops.Input,
  PassengerflowGetAllHotspotShops.Output,
  PassengerflowGetAllHotspotShops.List
> = {
  gateway: 'opretail',
  method: 'open.passengerflow.getAllHotspotShops',
  title: '有热力设备的门店',
  version: 'v1',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  paging: {
    by: 'number',
    page: ['pageNumber'],
    size: ['pageSize'],
    first: 1,
    rows: ['list'],
    total: ['all'],
    pages: ['total']
  },
  example: {
    input: {
      orgid: '66',
      depId: '9808',
      shopId: 'D000001',
      ovoparkEnterpriseId: '1084',
      pageNumber: 1,
      pageSize: 20
    }
  },
}

// Generated from public documents of open.face.queryUserCallBack; corrections go into spec/, not here.
import { boolean, idInput, integerInput, struct, text, unknownValue, type IdInput, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.face.queryUserCallBack. */
export declare namespace FaceQueryUserCallBack {
  /** 人脸抓拍回调: input */
  interface Input {
    /** The picture of the member. (e.g. `https://pictures.example/1.jpg`) */
    readonly thirdpicurl: string
    /** The picture that the camera took. (e.g. `https://pictures.example/2.jpg`) */
    readonly wdzpicurl: string
    /** Name of the member. */
    readonly username?: string
    /** Your own id of the member. (e.g. `member-1`) */
    readonly userid?: string
    /** 1 customer, 2 member, 3 staff. (e.g. `2`) */
    readonly memberType?: IntegerInput
    /** false male, true female. (e.g. `false`) */
    readonly gender: boolean
    /** Years, as they look. (e.g. `30`) */
    readonly age: IntegerInput
    /** Sunglasses, None or Normal. (e.g. `None`) */
    readonly glass: string
    /** anger, disgust, fear, happiness, neutral, sadness or surprise. (e.g. `neutral`) */
    readonly emotion: string
    /** Asian, White or Black. (e.g. `Asian`) */
    readonly ethnicity: string
    /** health, stain, acne or dark_circle. (e.g. `health`) */
    readonly skinstatus: string
    /** yyyyMMddHHmmss. (e.g. `20210103080000`) */
    readonly arriveTime: string
    /** Face group. (e.g. `12`) */
    readonly groupid: IdInput
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
    /** Device. (e.g. `7`) */
    readonly deviceId: string
    /** Device. (e.g. `d47c44906f14`) */
    readonly deviceMac: string
    /** Device. (e.g. `entrance`) */
    readonly deviceName: string
    /** The face. (e.g. `31`) */
    readonly faceId: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<FaceQueryUserCallBack.Input>('FaceQueryUserCallBack.Input', {
  required: {
    thirdpicurl: text,
    wdzpicurl: text,
    gender: boolean,
    age: integerInput,
    glass: text,
    emotion: text,
    ethnicity: text,
    skinstatus: text,
    arriveTime: text,
    groupid: idInput,
    orgid: idInput,
    deviceId: text,
    deviceMac: text,
    deviceName: text,
    faceId: text,
  },
  optional: {
    username: text,
    userid: text,
    memberType: integerInput,
  },
})

/**
 * 人脸抓拍回调 (`open.face.queryUserCallBack`)
 *
 * The platform calls you: hand this value to what receives calls. Calling it asks for nothing.
 */
export const faceQueryUserCallBack: Operation<
  'opretail',
  FaceQueryUserCallBack.Input,
  FaceQueryUserCallBack.Output
> = {
  gateway: 'opretail',
  method: 'open.face.queryUserCallBack',
  title: '人脸抓拍回调',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [['username'], ['thirdpicurl'], ['wdzpicurl']],
  example: {
    input: {
      thirdpicurl: 'https://pictures.example/1.jpg',
      wdzpicurl: 'https://pictures.example/2.jpg',
      userid: 'member-1',
      memberType: 2,
      gender: false,
      age: 30,
      glass: 'None',
      emotion: 'neutral',
      ethnicity: 'Asian',
      skinstatus: 'health',
      arriveTime: '20210103080000',
      groupid: '12',
      orgid: '66',
      deviceId: '7',
      deviceMac: 'd47c44906f14',
      deviceName: 'entrance',
      faceId: '31'
    }
  },
}

// Generated from public documents of open.shopweb.scene.saveScene; corrections go into spec/, not here.
import { struct, text, unknownValue, type Operation } from '@paifang/contract'

/** Types of open.shopweb.scene.saveScene. */
export declare namespace ShopwebSceneSaveScene {
  /** 保存场景: input */
  interface Input {
    /** The scene. */
    readonly scene: Scene
  }

  /** The scene. */
  interface Scene {
    /** e.g. `1` */
    readonly presetNo?: string
    /** e.g. `entrance` */
    readonly sceneName?: string
    /** e.g. `1` */
    readonly hasConfig?: string
    /** e.g. `1` */
    readonly isExtended?: string
    /** e.g. `1` */
    readonly deviceId?: string
    /** e.g. `1` */
    readonly depId?: string
    /** e.g. `1` */
    readonly isDisabled?: string
    /** e.g. `1` */
    readonly sceneModel?: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Scene = struct<ShopwebSceneSaveScene.Scene>('ShopwebSceneSaveScene.Scene', {
  optional: {
    presetNo: text,
    sceneName: text,
    hasConfig: text,
    isExtended: text,
    deviceId: text,
    depId: text,
    isDisabled: text,
    sceneModel: text,
  },
})

const Input = struct<ShopwebSceneSaveScene.Input>('ShopwebSceneSaveScene.Input', {
  required: {
    scene: Scene,
  },
})

/**
 * 保存场景 (`open.shopweb.scene.saveScene`)
 *
 * Takes a JSON body: call it with carriage json, on a cloud.api endpoint.
 */
export const shopwebSceneSaveScene: Operation<
  'opretail',
  ShopwebSceneSaveScene.Input,
  ShopwebSceneSaveScene.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.scene.saveScene',
  title: '保存场景',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'required',
  idempotent: false,
  sensitive: [],
  example: {
    input: {
      scene: {
        presetNo: '1',
        sceneName: 'entrance',
        hasConfig: '1',
        isExtended: '1',
        deviceId: '1',
        depId: '1',
        isDisabled: '1',
        sceneModel: '1'
      }
    }
  },
}

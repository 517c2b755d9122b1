import 'reflect-metadata'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import type { Inbound } from '@paifang/inbound'
import { BlacklistController } from './blacklist.controller.js'
import { CallFailureFilter } from './call-failure.filter.js'
import { CALLBACKS, CallbacksModule } from './callbacks.module.js'
import { TopModule } from './top.module.js'

@Module({ imports: [TopModule, CallbacksModule], controllers: [BlacklistController] })
class AppModule {}

const app = await NestFactory.create<NestExpressApplication>(AppModule)
app.useGlobalFilters(new CallFailureFilter())
// Before `listen`, so before Nest's parser of bodies: what is signed are bytes.
app.getHttpAdapter().getInstance().all('/spi', app.get<Inbound<'top'>>(CALLBACKS).express)
// SIGTERM: callbacks end, requests end, then the client closes.
app.enableShutdownHooks()
await app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1')

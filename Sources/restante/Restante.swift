import ArgumentParser
import RestanteServer

/// The command `restante`.
struct Restante: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restante",
    abstract: "Keep events until your application fetches them.",
    version: ServerVersion.text,
    subcommands: [
      Serve.self, Config.self, Publish.self, Listen.self, Queue.self, Tail.self,
      Deliveries.self, Backup.self, Restore.self, Check.self, Doctor.self, Demo.self,
      Database.self, Portal.self, User.self, App.self, Webhook.self, OutgoingWebhooks.self,
      Door.self, Key.self, EventNames.self,
      Token.self, Audit.self, ServerKeyCommand.self, Health.self,
      LabCommand.self, Version.self, Docs.self,
    ])
}

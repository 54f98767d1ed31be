import ArgumentParser

/// `restante lab`
struct LabCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lab",
    abstract: "Control a server that runs with --lab, and record portals.",
    subcommands: [
      LabClockCommand.self, LabSeedCommand.self, LabResetCommand.self, LabPortalCommand.self,
      LabFaultCommand.self, LabRequestCommand.self, LabDeliveryCommand.self,
      LabSnapshotCommand.self, LabEventCommand.self, LabEmitCommand.self,
      LabFixturesCommand.self, LabKindCommand.self, LabStubCommand.self,
      LabRecordCommand.self, LabReplayCommand.self, LabCompareCommand.self,
    ])
}

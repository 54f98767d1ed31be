import Foundation
import RestanteCore
import RestanteSQLite
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Scheduled backups")
struct ScheduledBackupTests {
  /// A backup service over a real database, with clocks that the test moves.
  private struct Rig {
    let directory: TemporaryDirectory
    let store: SQLiteStore
    let clock = ManualClock()
    let sleeping = SteppedClock()
    let record = BackupRecord()
    let log = LogRecorder()
    let backup: ScheduledBackup
    let service: BackupService

    init(every interval: Int64, keeping retention: Int64) throws {
      directory = try TemporaryDirectory()
      var configuration = ServerConfiguration()
      configuration.dataDirectory = directory.path
      configuration.minimumFreeSpace = 0
      configuration.backupInterval = interval
      store = try SQLiteStore.open(path: directory.path + "/restante.sqlite")
      _ = try configuration.serverKeySource.make(using: SystemRandomSource())
      backup = ScheduledBackup(
        configuration: configuration,
        folder: BackupFolder(path: BackupSchedule.folder(configuration)), retention: retention,
        time: clock)
      service = BackupService(
        interval: interval, backup: backup, record: record, clock: sleeping, logger: log.logger)
    }

    var ages: [Int64] {
      backup.folder.contents().backups.map { clock.now().seconds - $0.madeAt.seconds }
    }

    /// Lets time pass until a sleep is over, and waits for the next one, which must end then.
    func pass(
      _ seconds: Int64, until end: Int64, _ sleeps: inout AsyncStream<Duration>.Iterator
    ) async {
      clock.advance(seconds: seconds)
      sleeping.advance(by: .seconds(seconds))
      await PeriodicJobTests.sleep(until: .seconds(end), &sleeps)
    }
  }

  @Test("They are made in time, verified, and deleted when they are too old")
  func madeAndDeleted() async throws {
    let rig = try Rig(every: 3_600, keeping: 7_200)
    let running = Task { await rig.service.run() }
    var sleeps = rig.sleeping.sleeps.makeAsyncIterator()
    await PeriodicJobTests.sleep(until: .seconds(10), &sleeps)
    #expect(rig.record.current?.newest == nil)
    await rig.pass(10, until: 3_610, &sleeps)
    #expect(rig.ages == [0])
    #expect(rig.record.current?.newest == rig.clock.now())
    await rig.pass(3_600, until: 7_210, &sleeps)
    await rig.pass(3_600, until: 10_810, &sleeps)
    #expect(rig.ages == [7_200, 3_600, 0])
    await rig.pass(3_600, until: 14_410, &sleeps)
    #expect(rig.ages == [7_200, 3_600, 0])
    #expect(rig.record.current?.failures == 0)
    let file = try #require(rig.backup.folder.contents().backups.last?.path)
    #expect(file.contains("/backups/restante-2024-07-18T"))
    let home = try TemporaryDirectory()
    try FileManager.default.copyItem(
      atPath: rig.directory.path + "/server.key", toPath: home.path + "/server.key")
    _ = try DataDirectoryBackup.restore(file, into: home.path)
    running.cancel()
    await running.value
    await rig.store.close()
  }

  @Test("The newest is kept, however old it is")
  func newestStays() async throws {
    let rig = try Rig(every: 3_600, keeping: 60)
    let running = Task { await rig.service.run() }
    var sleeps = rig.sleeping.sleeps.makeAsyncIterator()
    await PeriodicJobTests.sleep(until: .seconds(10), &sleeps)
    await rig.pass(10, until: 3_610, &sleeps)
    await rig.pass(3_600, until: 7_210, &sleeps)
    #expect(rig.ages == [0])
    running.cancel()
    await running.value
    await rig.store.close()
  }

  @Test("What fails deletes nothing, is logged and counted, and is tried again soon")
  func failure() async throws {
    let rig = try Rig(every: 3_600, keeping: 60)
    let running = Task { await rig.service.run() }
    var sleeps = rig.sleeping.sleeps.makeAsyncIterator()
    await PeriodicJobTests.sleep(until: .seconds(10), &sleeps)
    await rig.pass(10, until: 3_610, &sleeps)
    let key = rig.directory.path + "/server.key"
    try FileManager.default.moveItem(atPath: key, toPath: key + ".away")
    await rig.pass(3_600, until: 3_910, &sleeps)
    #expect(rig.ages == [3_600])
    #expect(rig.record.current?.failures == 1)
    #expect(rig.record.current?.isFailing == true)
    #expect(rig.log.count(of: "the backup failed; it will be tried again") == 1)
    try FileManager.default.moveItem(atPath: key + ".away", toPath: key)
    await rig.pass(300, until: 7_510, &sleeps)
    #expect(rig.ages == [0])
    #expect(rig.record.current?.isFailing == false)
    running.cancel()
    await running.value
    await rig.store.close()
  }

  @Test("A server that is started again waits until the next one is due")
  func restart() async throws {
    let rig = try Rig(every: 3_600, keeping: 7_200)
    _ = try await rig.backup.run()
    rig.clock.advance(seconds: 1_000)
    let running = Task { await rig.service.run() }
    var sleeps = rig.sleeping.sleeps.makeAsyncIterator()
    #expect(await sleeps.next() == .seconds(2_600))
    #expect(rig.record.current?.newest == rig.clock.now().adding(seconds: -1_000))
    running.cancel()
    await running.value
    await rig.store.close()
  }

  @Test("A backup that was damaged on its way to the disk is not kept; remains of others go")
  func damaged() async throws {
    let rig = try Rig(every: 3_600, keeping: 7_200)
    let file = try await rig.backup.run().file
    let handle = try #require(FileHandle(forUpdatingAtPath: file))
    try handle.seek(toOffset: 8_192)
    try handle.write(contentsOf: Data(repeating: 0xAB, count: 4_096))
    try handle.close()
    #expect(throws: (any Error).self) {
      try DataDirectoryBackup.verify(
        file, against: rig.backup.configuration.serverKeySource, deletesIfBad: true)
    }
    #expect(!FileManager.default.fileExists(atPath: file))
    let draft = rig.backup.folder.path + "/restante-2024-01-01T000000Z.backup.part"
    try Data("x".utf8).write(to: URL(fileURLWithPath: draft))
    rig.clock.advance(seconds: 1)
    _ = try await rig.backup.run()
    #expect(!FileManager.default.fileExists(atPath: draft))
    await rig.store.close()
  }

  @Test("With PostgreSQL the setting is refused, with the names of its own tools")
  func postgres() async throws {
    let directory = try TemporaryDirectory()
    let child = try ChildProcess(
      [
        "serve", "--data", directory.path, "--database", "postgres://nobody@127.0.0.1:1/none",
        "--backup-every", "6h",
      ], directory: directory)
    defer { child.end() }
    #expect(await child.exitCode() == 1)
    #expect(child.errors.contains("pg_basebackup or pgBackRest"))
  }

  @Test("A running server makes one, shows its age, and the doctor finds it")
  func running() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(
      data: data, ["--backup-every", "1d", "--min-free-space", "0"])
    defer { server.child.end() }
    let folder = BackupFolder(path: data.path + "/backups")
    let deadline = ContinuousClock.now + .seconds(300)
    while folder.contents().backups.isEmpty, ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(200))
    }
    #expect(folder.contents().backups.count == 1)
    var metrics = ""
    while !metrics.contains("restante_backup_age_seconds "), ContinuousClock.now < deadline {
      metrics = try await server.client.get("/metrics").text
      try await Task.sleep(for: .milliseconds(200))
    }
    #expect(metrics.contains("restante_backup_failures_total 0"))
    #expect(metrics.contains("restante_backup_failing 0"))
    let doctor = try ChildProcess(
      ["doctor", "--data", data.path, "--backup-every", "1d", "--min-free-space", "0"],
      directory: data)
    defer { doctor.end() }
    #expect(await doctor.exitCode() == 0, "\(doctor.output)")
    #expect(doctor.output.contains("ok       backup: The newest backup is "))
  }
}

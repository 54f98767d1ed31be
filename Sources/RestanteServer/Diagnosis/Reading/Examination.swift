public import RestanteCore
import RestantePostgres
import RestanteSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Looks at everything that belongs to a server: its files, database, certificate, addresses and
/// handlers. It changes nothing, and nothing need run.
public struct Examination: Sendable {
  private let configuration: ServerConfiguration
  private let clock: any TimeSource
  private let askServer: @Sendable (_ base: String) async -> ServerAnswer
  private let isDigestOffered: @Sendable (String) -> Bool

  /// Prepares a look.
  ///
  /// - Parameters:
  ///   - configuration: What the operator sets for the server.
  ///   - clock: The machine's clock.
  ///   - askServer: Asks the server at a base URL whether it is ready.
  ///   - isDigestOffered: Whether OpenSSL offers a digest.
  public init(
    of configuration: ServerConfiguration, clock: any TimeSource = WallClock(),
    askServer: @escaping @Sendable (_ base: String) async -> ServerAnswer,
    isDigestOffered: @escaping @Sendable (String) -> Bool = RequiredDigests.isOffered
  ) {
    self.configuration = configuration
    self.clock = clock
    self.askServer = askServer
    self.isDigestOffered = isDigestOffered
  }

  /// Looks, and returns what is known now.
  public func diagnosis() async -> Diagnosis {
    let now = clock.now()
    var diagnosis = Diagnosis()
    let isGivenData = configuration.dataDirectory != ServerConfiguration.standardDataDirectory
    if isGivenData { diagnosis.dataOption = " --data \(ShellWord.quoted(directory))" }
    diagnosis.files = FileFacts.ofDataDirectory(directory)
    diagnosis.exposure = exposure
    diagnosis.tls = configuration.tls.map { TLSFacts(reading: $0, now: now) }
    await addServer(to: &diagnosis)
    guard diagnosis.files.first?.finding?.check != "data-directory" || hasDirectory else {
      return diagnosis
    }
    diagnosis.disk = DiskFacts(
      measuring: directory, minimumBytes: isEmbedded ? configuration.minimumFreeSpace : 0)
    diagnosis.digests.complaint = RequiredDigests.complaint(isOffered: isDigestOffered)
    // Neither keys nor what a database holds can be looked at without them.
    guard diagnosis.digests.complaint == nil else { return diagnosis }
    let database = database()
    diagnosis.database = database
    diagnosis.key = key(diagnosis.files, database, now)
    if isEmbedded { diagnosis.backups = backups(now) }
    addClock(to: &diagnosis, database, now)
    guard let contents = database.contents else { return diagnosis }
    diagnosis.queues = QueueFacts(
      queues: contents.overview.queues, dataOption: diagnosis.dataOption, now: now)
    diagnosis.handlers = HandlerFacts(
      handlers: await HandlerConnections.tried(contents.handlers),
      dataOption: diagnosis.dataOption, now: now)
    return diagnosis
  }

  private var directory: String { configuration.dataDirectory }
  private var isEmbedded: Bool { configuration.database == nil }
  private var hasDirectory: Bool { access(directory, F_OK) == 0 }

  /// The address of the server that used the directory last; `nil` where none did.
  private var knownBase: String? {
    AdminFile(inDataDirectory: directory)?.baseURL ?? DemoFile(inDataDirectory: directory)?.baseURL
  }

  private var publicURL: PublicURL {
    configuration.publicURL ?? knownBase.flatMap(PublicURL.init)
      ?? PublicURL(listening: configuration.listen, isEncrypted: configuration.tls != nil)
  }

  private var exposure: ExposureFacts {
    let demo = access(DataDirectory.demoFile(in: directory), F_OK) == 0
    return ExposureFacts(
      listen: configuration.listen, servesTLS: configuration.tls != nil, publicURL: publicURL,
      demoDirectory: configuration.demo || demo ? directory : nil,
      trustsProxies: !configuration.trustedProxies.isEmpty)
  }

  private func addServer(to diagnosis: inout Diagnosis) async {
    guard let base = knownBase ?? configuration.publicURL?.base else { return }
    diagnosis.server = (base, await askServer(base))
  }

  private func database() -> DatabaseFacts {
    var facts = DatabaseFacts(
      name: DataDirectory.database(in: directory), directory: directory, state: .absent)
    if let settings = configuration.database {
      facts.name = settings.description
      facts.directory = nil
    } else if access(facts.name, F_OK) != 0 {
      return facts
    }
    do throws(StoreError) {
      let inspection =
        if let settings = configuration.database { try PostgresInspection.run(on: settings) } else {
          try SQLiteInspection.run(on: facts.name)
        }
      facts.state = .read(inspection)
    } catch {
      facts.state = .unreadable(error)
    }
    return facts
  }

  private func key(
    _ files: [FileFacts], _ database: DatabaseFacts, _ now: Timestamp
  ) -> KeyFacts? {
    let source = configuration.serverKeySource
    let isFileBad = files.contains {
      $0.finding != nil && [source.file, source.previousFile].contains($0.path)
    }
    guard configuration.serverKey != nil || !isFileBad else { return nil }
    var facts = KeyFacts(
      place: source.place, file: source.file, state: .absent,
      stored: database.contents?.serverKeys, now: now)
    do throws(StartupError) {
      if let keys = try source.keys() { facts.state = .known(keys.fingerprints) }
    } catch {
      facts.state = .unusable(error.description)
    }
    return facts
  }

  private func backups(_ now: Timestamp) -> BackupFacts {
    let folder = BackupSchedule.folder(configuration)
    let contents = BackupFolder(path: folder).contents()
    return BackupFacts(
      directory: directory, folder: folder, interval: configuration.backupInterval,
      newest: contents.backups.last?.madeAt, unusable: contents.unusable, now: now)
  }

  private func addClock(
    to diagnosis: inout Diagnosis, _ database: DatabaseFacts, _ now: Timestamp
  ) {
    if case .answered(_, let difference?) = diagnosis.server?.answer {
      diagnosis.clock.differences.append(("the server", difference))
    }
    guard case .read(let inspection) = database.state, let time = inspection.time else { return }
    if inspection.hasClock {
      diagnosis.clock.differences.append(("the database", time.seconds - now.seconds))
    } else {
      diagnosis.clock.behindNewestEvent = time.seconds - now.seconds
    }
  }
}

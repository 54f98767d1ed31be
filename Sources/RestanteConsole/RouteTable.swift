/// All pages of the console by their paths.
struct RouteTable: Sendable {
  static let standard = RouteTable(pages + settings)

  private static let pages = [
    ConsoleRoute("", about: [.server], show: PortalsPage.make),
    ConsoleRoute("overview", about: [.server], show: PortalsPage.make),
    ConsoleRoute("overview", show: OverviewPage.make),
    ConsoleRoute("queues", show: QueuesPage.make),
    ConsoleRoute("queues/{client}", show: QueuePage.make),
    ConsoleRoute("queues/{client}/events/{id}", show: EventPage.make),
    ConsoleRoute("queues/{client}/events/{id}/publish", action: PublishAgain.self),
    ConsoleRoute("queues/{client}/reasons", show: ReasonsPage.make),
    ConsoleRoute("queues/{client}/redrive", action: RedriveDeadLetters.self),
    ConsoleRoute("queues/{client}/drop", action: DropDeadLetters.self),
    ConsoleRoute("queues/{client}/release", action: ReleaseClaim.self),
    ConsoleRoute("queues/{client}/purge", action: PurgeSelectedEvents.self),
    ConsoleRoute("queues/{client}/restore", action: RestorePastEvents.self),
    ConsoleRoute("queues/{client}/pause", action: PauseApplication.self),
    ConsoleRoute("queues/{client}/resume", action: ResumeApplication.self),
    ConsoleRoute("queues/{client}/activate", action: ActivateApplication.self),
    ConsoleRoute("deliveries", show: DeliveriesPage.make),
    ConsoleRoute("deliveries/redrive", action: RedriveParkedDeliveries.self),
    ConsoleRoute("deliveries/park", action: ParkWaitingDeliveries.self),
    ConsoleRoute("deliveries/drop", action: DropParkedDeliveries.self),
    ConsoleRoute("deliveries/{handler}/{id}", show: DeliveryPage.make),
    ConsoleRoute("handlers", show: HandlersPage.make),
    ConsoleRoute("handlers/{handler}/resume", action: ResumeSuspendedHandler.self),
    ConsoleRoute("audit", about: [.portal, .server], show: AuditPage.make),
    ConsoleRoute(
      "sessions", about: [.portal, .server], take: SessionsPage.end, show: SessionsPage.make),
  ]

  private let routes: [ConsoleRoute]

  init(_ routes: [ConsoleRoute]) {
    self.routes = routes
  }

  /// The paths of all pages about something.
  func paths(about subjects: Set<ConsoleRoute.Subject>) -> [String] {
    routes.filter { !$0.subjects.isDisjoint(with: subjects) }.map(\.path.description)
  }

  /// What is at a path, and the parameters of the path; `nil` where there is nothing.
  func route(
    _ segments: [String], about subject: ConsoleRoute.Subject
  ) -> (route: ConsoleRoute, parameters: [String: String])? {
    for route in routes where route.subjects.contains(subject) {
      if let parameters = route.path.match(segments) { return (route, parameters) }
    }
    return nil
  }
}

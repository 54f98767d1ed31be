extension FanOut.Candidate {
  /// Reads number, application, public identifier, connector, whether the binding is offline, the
  /// user that it names, and what says whether the application may receive. What is not understood
  /// says that it may not.
  public init(_ reader: inout some RowReader) {
    self.init(
      binding: BindingID(rawValue: reader.integer()), application: reader.application(),
      clientID: reader.text(), standing: ApplicationStanding(), connector: reader.text(),
      isOffline: reader.flag())
    let acting = reader.user()
    user = acting.rawValue == 0 ? nil : acting
    standing.isInstalled = reader.flag()
    standing.isActive = reader.flag()
    standing.payment = PaymentState(rawValue: reader.text()) ?? .required
    standing.removal = reader.optionalText().map { Removal(rawValue: $0) ?? .removing }
  }
}

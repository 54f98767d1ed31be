import RestanteCore
import RestanteNative

/// What a lab offers.
enum LabEndpoints {
  /// The first part of all paths.
  static let folder = "lab"

  /// The endpoints of a lab, in the order of its document.
  static func table(of control: LabControl) -> EndpointTable {
    EndpointTable(
      [
        GetLabDocument(control: control), GetClock(control: control), PostClock(control: control),
        PostSeed(control: control), PostReset(control: control),
        PostLabPortals(control: control), DeleteLabPortal(control: control),
        PostLabEvents(control: control), PostEmit(control: control),
        PostFixtures(control: control),
        GetFaults(control: control), PostFaults(control: control),
        DeleteFaults(control: control), DeleteFault(control: control),
        GetStubs(control: control), PostStubs(control: control),
        DeleteStubs(control: control), DeleteStub(control: control),
        GetRequests(control: control), GetRequestsWait(control: control),
        GetLabDeliveries(control: control), GetLabDeliveriesWait(control: control),
        GetSnapshots(control: control), GetSnapshot(control: control),
        PostSnapshot(control: control), DeleteSnapshot(control: control),
        PostSnapshotRestore(control: control), PostSnapshotImport(control: control),
        GetKinds(control: control), PostKinds(control: control),
      ], of: folder)
  }

  /// A path below the lab's folder.
  static func path(_ text: String) -> PathTemplate { PathTemplate(text, below: "/\(folder)") }

  /// Which keys are good for all of them. From the server's own machine no key is needed.
  static let access = EndpointAccess.ownOrServer(.admin)
}

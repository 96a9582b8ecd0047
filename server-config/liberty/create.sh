#!/bin/sh
# Creates the folder of an Open Liberty server for Redress, without the WAR itself.
#   create.sh FOLDER WAR
# Liberty does not search a WAR for the class of the data source that the WAR defines: takes it, the classes that it needs
# and the drivers from the WAR. Needs unzip.
set -eu

folder="$1"
war="$2"
rm -rf "$folder"
mkdir -p "$folder/pool/lib"
cp "$(dirname "$0")/server.xml" "$folder"
unzip -qj "$war" 'WEB-INF/lib/h2-*.jar' 'WEB-INF/lib/postgresql-*.jar' -d "$folder/pool/lib"
ours=WEB-INF/classes/org/redress
unzip -q "$war" "$ours/system/ReconnectingDataSource*.class" "$ours/system/ReconnectingConnection*.class" \
    "$ours/system/WatchedConnection*.class" "$ours/system/CustomPlan*.class" "$ours/system/DatabaseSettings*.class" \
    "$ours/system/PacedConnector*.class" "$ours/system/StallWatch*.class" "$ours/system/ReadReplicas*.class" \
    "$ours/system/ReplicaConnection*.class" "$ours/system/ReplicaPauses*.class" "$ours/system/ReadStatement*.class" \
    "$ours/system/ReadIndex*.class" "$ours/system/LogPosition*.class" "$ours/system/CallPosition*.class" \
    WEB-INF/classes/META-INF/microprofile-config.properties -d "$folder/pool"
mv "$folder/pool/WEB-INF/classes" "$folder/pool"

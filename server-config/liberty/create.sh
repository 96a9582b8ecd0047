#!/bin/sh
# Creates the folder of an Open Liberty server for Redress, without the WAR itself.
#   create.sh FOLDER WAR
# Liberty does not search a WAR for the class of the data source that the WAR defines: takes its package and
# the drivers from the WAR. Needs unzip.
set -eu

folder="$1"
war="$2"
rm -rf "$folder"
mkdir -p "$folder/pool/lib"
cp "$(dirname "$0")/server.xml" "$folder"
unzip -qj "$war" 'WEB-INF/lib/h2-*.jar' 'WEB-INF/lib/postgresql-*.jar' -d "$folder/pool/lib"
unzip -q "$war" 'WEB-INF/classes/org/redress/connection/*' WEB-INF/classes/META-INF/microprofile-config.properties \
    -d "$folder/pool"
mv "$folder/pool/WEB-INF/classes" "$folder/pool"
